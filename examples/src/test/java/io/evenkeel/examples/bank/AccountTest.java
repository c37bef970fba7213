package io.evenkeel.examples.bank;

import io.evenkeel.core.testkit.EntityTestKit;
import io.evenkeel.examples.bank.AccountCommand.Deposit;
import io.evenkeel.examples.bank.AccountCommand.Open;
import io.evenkeel.examples.bank.AccountCommand.Withdraw;
import io.evenkeel.examples.bank.AccountEvent.Deposited;
import io.evenkeel.examples.bank.AccountEvent.Opened;
import io.evenkeel.examples.bank.AccountEvent.Withdrawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {

  private final EntityTestKit<Account> unopened = EntityTestKit.of(Account.TYPE);
  private final EntityTestKit<Account> withTen =
      unopened.given(new Opened("Ada", "EUR"), new Deposited(1_000));

  @Test
  void anAccountIsOpenedOnce() {
    unopened
        .when(new Open("Ada", "EUR"))
        .thenEvents(new Opened("Ada", "EUR"))
        .thenReply(new Account("Ada", "EUR", 0))
        .when(new Open("Bob", "EUR"))
        .thenRefused("the account is already open, for Ada");
  }

  @Test
  void nothingCanBeDoneBeforeItIsOpen() {
    unopened.when(new Deposit(1)).thenRefused("the account is not open");
    unopened.when(new Withdraw(1)).thenRefused("the account is not open");
  }

  @Test
  void aDepositAddsAndAWithdrawalTakes() {
    withTen
        .when(new Deposit(5))
        .thenEvents(new Deposited(5))
        .thenReply(new Account("Ada", "EUR", 1_005))
        .when(new Withdraw(1_005))
        .thenEvents(new Withdrawn(1_005))
        .thenState(new Account("Ada", "EUR", 0));
  }

  @Test
  void moreThanThereIsCannotBeWithdrawn() {
    withTen
        .when(new Withdraw(1_001))
        .thenRefused("insufficient funds: asked 1001, there is 1000")
        .thenState(new Account("Ada", "EUR", 1_000));
  }

  @Test
  void theBalanceDoesNotOverflow() {
    withTen
        .when(new Deposit(Long.MAX_VALUE - 999))
        .thenRefused("the balance would exceed 64 bits")
        .when(new Deposit(Long.MAX_VALUE - 1_000))
        .thenState(new Account("Ada", "EUR", Long.MAX_VALUE));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "open | {\"owner\":\" \",\"currency\":\"EUR\"} | owner must not be blank",
        "open | {\"owner\":\"A\",\"currency\":\"eur\"} | currency must be three capital letters,"
            + " was 'eur'",
        "deposit | {\"amount\":0}        | amount must be > 0, was 0",
        "withdraw | {\"amount\":-5}      | amount must be > 0, was -5",
        "withdraw | {\"amount\":1.5}     | field 'amount' must be a whole number of 64 bits",
      })
  void aBadCommandSaysWhatIsWrong(String command, String body, String sentence) {
    withTen.when(command, body).thenBadCommand(sentence);
  }

  @Test
  void everyCommandAndEventSurvivesJson() {
    withTen.verifyRoundTrip(
        new Open("Ada", "EUR"),
        new Deposit(1),
        new Withdraw(1),
        new Opened("Ada", "EUR"),
        new Deposited(1),
        new Withdrawn(1));
  }
}
