package io.evenkeel.persistence.cassandra;

/**
 * The database cannot be reached or used as configured.
 *
 * <p>The message is one sentence that names the setting to look at. Trying again helps only if the
 * database was away.
 */
public final class CassandraSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CassandraSchemaException(String message) {
    super(message);
  }

  CassandraSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
