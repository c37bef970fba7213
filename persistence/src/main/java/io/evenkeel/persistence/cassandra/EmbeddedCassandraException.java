package io.evenkeel.persistence.cassandra;

/**
 * The local Cassandra could not be started or has ended.
 *
 * <p>The message is one sentence for the person at the terminal, followed by the last lines of the
 * log when the process has ended by itself. Starting again makes sense only when its cause is gone.
 */
public final class EmbeddedCassandraException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddedCassandraException(String message) {
    super(message);
  }

  EmbeddedCassandraException(String message, Throwable cause) {
    super(message, cause);
  }
}
