package io.evenkeel.core.entity;

/**
 * Why a call was not carried out, and so what its sender may do.
 *
 * @param kind what the sender may do
 * @param detail one sentence for the sender
 * @param field the field that is wrong, empty when it is not about one
 */
public record Rejection(Kind kind, String detail, String field) {

  /** Each kind is one way to go on. */
  public enum Kind {
    /** The rules say no: change the request or the world. */
    REFUSED,
    /** The body is wrong: correct the field. */
    BAD_COMMAND,
    /** No such command on the entity's node; during a rolling upgrade another node may know it. */
    UNKNOWN_COMMAND,
    /** The entity has another revision: read again and decide anew. */
    REVISION_MISMATCH,
    /** The key was used for another command: take a new key. */
    KEY_REUSED,
    /** The journal holds what the running code cannot read: deploy code that can. */
    UNREADABLE,
    /** Nothing was carried out and the cause passes: retry. */
    UNAVAILABLE,
    /** Nothing was carried out, as the entity is moving to another node: send again. */
    MOVING,
    /** It may or may not have been carried out: retry with the same key. */
    OUTCOME_UNKNOWN,
    /** A defect in the entity's code; nothing was stored. */
    FAILED
  }

  public static Rejection of(Kind kind, String detail) {
    return new Rejection(kind, detail, "");
  }
}
