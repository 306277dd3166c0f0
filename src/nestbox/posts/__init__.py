"""Write, publish, read: news and comments, the feed, likes."""
