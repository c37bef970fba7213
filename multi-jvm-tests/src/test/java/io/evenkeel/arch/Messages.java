package io.evenkeel.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import akka.persistence.typed.javadsl.EventSourcedBehavior;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.evenkeel.core.wire.ClusterMessage;
import java.lang.reflect.ParameterizedType;
import java.util.function.Predicate;

/** What messages look like. */
final class Messages {

  private Messages() {}

  static ArchRule areRecordsOrEnums() {
    return classes()
        .that()
        .areAssignableTo(ClusterMessage.class)
        .and()
        .areNotInterfaces()
        .should(be("records or enums", type -> type.isRecord() || type.isEnum()));
  }

  static ArchRule ofEventSourcedBehaviorsAreSealed() {
    return classes()
        .that()
        .areAssignableTo(EventSourcedBehavior.class)
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should(be("of a sealed protocol", Messages::hasSealedProtocol));
  }

  private static boolean hasSealedProtocol(JavaClass behavior) {
    return behavior.reflect().getGenericSuperclass() instanceof ParameterizedType parent
        && parent.getActualTypeArguments()[0] instanceof Class<?> protocol
        && protocol.isSealed();
  }

  private static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> rule) {
    return new ArchCondition<>("be " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var message = type.getFullName() + (rule.test(type) ? " is " : " is not ") + what;
        events.add(new SimpleConditionEvent(type, rule.test(type), message));
      }
    };
  }
}
