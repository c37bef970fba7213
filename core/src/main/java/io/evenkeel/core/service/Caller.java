package io.evenkeel.core.service;

/**
 * Who calls, and how it may be treated.
 *
 * @param key calls with the same key go to the same instance, with strategies that look at it;
 *     empty for none
 * @param tenant calls of one tenant get no more than their part when many are under way; empty for
 *     none, which is a tenant as well
 * @param repeatable whether the call may be carried out twice: then a copy goes to another instance
 *     when the first one takes long
 */
public record Caller(String key, String tenant, boolean repeatable) {

  public static final Caller NOBODY = new Caller("", "", false);

  public Caller withKey(String its) {
    return new Caller(its, tenant, repeatable);
  }

  public Caller ofTenant(String its) {
    return new Caller(key, its, repeatable);
  }

  public Caller asRepeatable() {
    return new Caller(key, tenant, true);
  }
}
