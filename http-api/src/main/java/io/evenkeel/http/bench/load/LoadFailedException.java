package io.evenkeel.http.bench.load;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run could not be made, or not to its end. The message is one sentence for the user. */
public final class LoadFailedException extends RuntimeException {

  private final transient Optional<LoadResult> measured;

  public LoadFailedException(String message) {
    this(message, null, Optional.empty());
  }

  LoadFailedException(String message, Throwable cause) {
    this(message, cause, Optional.empty());
  }

  LoadFailedException(String message, LoadResult measured) {
    this(message, null, Optional.of(measured));
  }

  private LoadFailedException(
      String message, @Nullable Throwable cause, Optional<LoadResult> measured) {
    super(message, cause);
    this.measured = measured;
  }

  /** What was measured until then, if anything was. */
  public Optional<LoadResult> measured() {
    return measured;
  }
}
