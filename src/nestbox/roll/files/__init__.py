"""What a school's information system exports, read into plain values. `reading.read` is the way in."""
