package io.evenkeel.persistence.cassandra;

/** The check of a setting: the message names its key and the bound. */
final class SettingChecks {

  private SettingChecks() {}

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
