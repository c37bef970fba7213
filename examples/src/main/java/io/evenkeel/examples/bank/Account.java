package io.evenkeel.examples.bank;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.Outcome;
import io.evenkeel.examples.bank.AccountCommand.Deposit;
import io.evenkeel.examples.bank.AccountCommand.Open;
import io.evenkeel.examples.bank.AccountCommand.Withdraw;
import io.evenkeel.examples.bank.AccountEvent.Deposited;
import io.evenkeel.examples.bank.AccountEvent.Opened;
import io.evenkeel.examples.bank.AccountEvent.Withdrawn;

/**
 * A bank account. Every command replies with the account as it is then.
 *
 * @param owner empty until the account is opened
 * @param currency three capital letters; empty until the account is opened
 * @param balance in whole minor units, never negative
 */
public record Account(String owner, String currency, long balance) {

  public static final EntityType<Account> TYPE =
      EntityType.of("account", new Account("", "", 0))
          .command("open", Open.class, Account::open)
          .command("deposit", Deposit.class, Account::deposit)
          .command("withdraw", Withdraw.class, Account::withdraw)
          .event("opened", Opened.class, Account::opened)
          .event("deposited", Deposited.class, Account::deposited)
          .event("withdrawn", Withdrawn.class, Account::withdrawn);

  Outcome<Account> open(Open command) {
    return isOpen()
        ? Outcome.refuse("the account is already open, for " + owner)
        : Outcome.persist(new Opened(command.owner(), command.currency()));
  }

  Outcome<Account> deposit(Deposit deposit) {
    if (!isOpen()) {
      return notOpen();
    }
    return deposit.amount() > Long.MAX_VALUE - balance
        ? Outcome.refuse("the balance would exceed 64 bits")
        : Outcome.persist(new Deposited(deposit.amount()));
  }

  Outcome<Account> withdraw(Withdraw withdrawal) {
    if (!isOpen()) {
      return notOpen();
    }
    return withdrawal.amount() > balance
        ? Outcome.refuse(
            "insufficient funds: asked " + withdrawal.amount() + ", there is " + balance)
        : Outcome.persist(new Withdrawn(withdrawal.amount()));
  }

  Account opened(Opened event) {
    return new Account(event.owner(), event.currency(), 0);
  }

  Account deposited(Deposited event) {
    return new Account(owner, currency, balance + event.amount());
  }

  Account withdrawn(Withdrawn event) {
    return new Account(owner, currency, balance - event.amount());
  }

  private boolean isOpen() {
    return !owner.isEmpty();
  }

  private static Outcome<Account> notOpen() {
    return Outcome.refuse("the account is not open");
  }
}
