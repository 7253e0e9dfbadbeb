// A target needs a file of its own; the program is generated.
