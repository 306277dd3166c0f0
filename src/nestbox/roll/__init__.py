"""Pupils, carers and staff: what the office knows, and what it says of somebody who asks to follow."""
