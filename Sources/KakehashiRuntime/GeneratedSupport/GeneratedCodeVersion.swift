/// The agreement between generated code and this runtime. Each generated file names it, so a file from a generator
/// with another agreement does not compile: generate the code again with the generator of this version.
public enum GeneratedCodeVersion1 {}
