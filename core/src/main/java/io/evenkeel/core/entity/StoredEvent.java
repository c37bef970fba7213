package io.evenkeel.core.entity;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One event as the journal holds it.
 *
 * @param type its name in the {@link io.evenkeel.core.EntityType}; never changes once stored
 * @param data its payload
 */
public record StoredEvent(String type, JsonNode data) {}
