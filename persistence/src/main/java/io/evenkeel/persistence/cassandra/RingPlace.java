package io.evenkeel.persistence.cassandra;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The place of a local server among others on this machine, each with a loopback address of its
 * own. The token of each is given, so that all can be started at once.
 *
 * @param index of this server, 0 to {@code size - 1}
 * @param size how many servers there are, 1 to 9
 */
public record RingPlace(int index, int size) {

  /** The only server there is. */
  public static final RingPlace ALONE = new RingPlace(0, 1);

  public RingPlace {
    if (size < 1 || size > 9 || index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "a place is 0 to size - 1 of 1 to 9 servers, was " + index + " of " + size);
    }
  }

  /** Its loopback address. */
  public String host() {
    return host(index);
  }

  /** The addresses of all. */
  List<String> hosts() {
    return LongStream.range(0, size).mapToObj(RingPlace::host).toList();
  }

  /** Where its part of the ring ends: the parts are equal. */
  long token() {
    return Long.MIN_VALUE / size * (size - 2L * index);
  }

  private static String host(long index) {
    return "127.0.0." + (index + 1);
  }
}
