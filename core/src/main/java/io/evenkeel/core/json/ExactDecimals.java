package io.evenkeel.core.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;

/**
 * Makes Akka's mapper for messages keep decimals as they are: without it {@code 1.10} would arrive
 * at another node as {@code 1.1}, and what is stored would depend on who took the call.
 */
public final class ExactDecimals extends SimpleModule {

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    ObjectMapper mapper = context.getOwner();
    mapper.configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
  }
}
