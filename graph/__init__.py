"""What is true, and where it is kept: vocabulary, claims, identity, assembly and the store."""
