"""One file a crawling command; the file's name is the command's."""
