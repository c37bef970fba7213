package io.evenkeel.multijvm.load;

import java.time.Duration;

/** How the sending of a command ended. */
public sealed interface Delivery {

  /**
   * The cluster said that it is done.
   *
   * @param attempts 1 when the first one was answered
   * @param took from the intended time of sending
   */
  record Acknowledged(int attempts, Duration took) implements Delivery {}

  /** The client gave up; it may have been carried out. */
  record Unknown(String lastAnswer) implements Delivery {}

  /** The cluster said no in a way that forbids to try again. */
  record Refused(String answer) implements Delivery {}
}
