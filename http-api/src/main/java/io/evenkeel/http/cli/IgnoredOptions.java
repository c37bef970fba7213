package io.evenkeel.http.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Options that would be ignored beside others are refused: whoever gives one expects its effect.
 */
final class IgnoredOptions {

  private IgnoredOptions() {}

  /**
   * Looks at what was given on the command line; defaults do not count.
   *
   * @param beside why they would be ignored, as the end of a sentence
   * @throws IllegalArgumentException in one sentence that names those that were given
   */
  static void refuse(CommandSpec command, String beside, List<String> names) {
    var parsed = command.commandLine().getParseResult();
    var given = names.stream().filter(parsed::hasMatchedOption).toList();
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", given)
              + (given.size() == 1 ? " has" : " have")
              + " no effect "
              + beside);
    }
  }
}
