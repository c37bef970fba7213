package io.evenkeel.examples.plainakka;

/** Marks what is serialized with jackson-cbor. */
public interface CborSerializable {}
