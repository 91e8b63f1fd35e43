"""One file an archive command; the file's name is the command's."""
