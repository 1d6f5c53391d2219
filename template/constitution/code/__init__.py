"""What the laws need to know about the code: its names, its types and its imports."""
