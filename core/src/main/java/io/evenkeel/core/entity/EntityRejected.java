package io.evenkeel.core.entity;

/** A call was not carried out, or not known to be; the rejection's kind says how to go on. */
public final class EntityRejected extends RuntimeException {

  private final transient Rejection rejection;

  EntityRejected(Rejection rejection) {
    super(rejection.kind() + ": " + rejection.detail());
    this.rejection = rejection;
  }

  public Rejection rejection() {
    return rejection;
  }
}
