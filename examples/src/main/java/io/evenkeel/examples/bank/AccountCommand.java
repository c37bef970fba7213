package io.evenkeel.examples.bank;

import java.util.regex.Pattern;

/** What can be asked of an {@link Account}. Amounts are whole minor units, such as cents. */
public sealed interface AccountCommand {

  Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /**
   * Opens the account.
   *
   * @param currency three capital letters, as in ISO 4217
   */
  record Open(String owner, String currency) implements AccountCommand {
    public Open {
      if (owner.isBlank()) {
        throw new IllegalArgumentException("owner must not be blank");
      }
      if (!CURRENCY.matcher(currency).matches()) {
        throw new IllegalArgumentException(
            "currency must be three capital letters, was '" + currency + "'");
      }
    }
  }

  record Deposit(long amount) implements AccountCommand {
    public Deposit {
      checkAmount(amount);
    }
  }

  record Withdraw(long amount) implements AccountCommand {
    public Withdraw {
      checkAmount(amount);
    }
  }

  private static void checkAmount(long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException("amount must be > 0, was " + amount);
    }
  }
}
