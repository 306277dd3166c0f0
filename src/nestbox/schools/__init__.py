"""The school, its feed, its policy's versions, who works in which role, and its trips."""
