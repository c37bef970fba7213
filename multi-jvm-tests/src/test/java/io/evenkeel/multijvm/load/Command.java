package io.evenkeel.multijvm.load;

/**
 * An addition to a counter whose amount no other command has, so that its event can be recognised.
 *
 * @param amount unique and positive
 * @param key the idempotency key, the same at every attempt
 */
public record Command(String entity, long amount, String key) {

  public String path() {
    return "/v1/entities/counter/" + entity + "/add";
  }

  public String body() {
    return "{\"amount\":" + amount + "}";
  }
}
