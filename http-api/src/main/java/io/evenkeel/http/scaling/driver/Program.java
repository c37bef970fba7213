package io.evenkeel.http.scaling.driver;

import java.util.List;

/**
 * A program of the user's and its arguments. Messages show the program only, as an argument may be
 * a secret.
 *
 * @param key where it stands in the configuration
 */
record Program(String key, List<String> command) {

  /**
   * @throws IllegalArgumentException when there is no program
   */
  Program {
    if (command.isEmpty() || command.get(0).isBlank()) {
      throw new IllegalArgumentException(
          key + " must be a program and its arguments, as [\"/opt/scale.sh\", \"--all\"]");
    }
    command = List.copyOf(command);
  }

  String path() {
    return command.get(0);
  }

  @Override
  public String toString() {
    return Quoted.of(path()) + " (" + key + ")";
  }
}
