package io.evenkeel.examples.bank;

/** What can happen to an {@link Account}. A storage format: add fields, never rename or remove. */
public sealed interface AccountEvent {

  record Opened(String owner, String currency) implements AccountEvent {}

  record Deposited(long amount) implements AccountEvent {}

  record Withdrawn(long amount) implements AccountEvent {}
}
