package io.evenkeel.core.service;

/** A call was not carried out, or not known to be; the reply's kind says how to go on. */
public final class ServiceRefused extends RuntimeException {

  private final transient ServiceReply reply;

  public ServiceRefused(ServiceReply reply) {
    super(reply.kind() + ": " + reply.detail());
    this.reply = reply;
  }

  public ServiceReply reply() {
    return reply;
  }
}
