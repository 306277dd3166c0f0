"""Photos: receive, decode, cover every face, render, serve."""
