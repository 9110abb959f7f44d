"""What the commands do, as plain functions: the bytes of files in, the bytes of files out."""
