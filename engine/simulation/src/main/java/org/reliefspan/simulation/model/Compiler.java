package org.reliefspan.simulation.model;

import java.util.List;
import java.util.Map;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.pathway.Written;

/** Makes nodes of expressions; what no patient changes becomes a number. */
final class Compiler {
  private final Names names;
  private final Map<String, Node> first;

  Compiler(Names names, Map<String, Node> first) {
    this.names = names;
    this.first = first;
  }

  Node node(Written written) {
    try {
      return node(written.expression());
    } catch (SimulationException wrong) {
      if (String.valueOf(wrong.getMessage()).contains(written.place().path())) {
        throw wrong;
      }
      throw SimulationException.at(written.place(), String.valueOf(wrong.getMessage()));
    }
  }

  private Node node(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return Node.of(constant.value());
    }
    if (expression instanceof Expression.Text text) {
      return Node.of(names.word(text.value()));
    }
    if (expression instanceof Expression.Name name) {
      return named(name);
    }
    if (expression instanceof Expression.Bracket bracket) {
      return node(bracket.inner());
    }
    if (expression instanceof Expression.Unary unary) {
      return unary(unary).folded();
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary).folded();
    }
    return call((Expression.Call) expression).folded();
  }

  private Node named(Expression.Name name) {
    if (name.isTruth()) {
      return Node.of(Operation.truth(name.name().equals("TRUE")));
    }
    Node own = first.get(name.name());
    return own != null ? own : names.named(name.name());
  }

  private Node unary(Expression.Unary unary) {
    Node operand = node(unary.operand());
    return switch (unary.operator()) {
      case "+" -> operand;
      case "-" -> Function.negative(operand);
      default -> Function.not(operand);
    };
  }

  private Node binary(Expression.Binary binary) {
    if (binary.operator().equals("%in%")) {
      return membership(node(binary.left()), binary.right());
    }
    return Operation.of(binary.operator(), node(binary.left()), node(binary.right()));
  }

  private Node membership(Node value, Expression set) {
    List<Expression> members =
        set instanceof Expression.Call call && call.function().equals("c")
            ? call.positional()
            : List.of(set);
    Node any = Node.of(0);
    for (Expression member : members) {
      any = Operation.of("|", any, Operation.of("==", value, node(member))).folded();
    }
    return any;
  }

  private Node call(Expression.Call call) {
    return switch (call.function()) {
      case "entries" -> Look.entries(names.state(word(call)));
      case "events" -> Look.events(names.event(word(call)));
      case "since" -> Look.since(names.event(word(call)));
      case "waiting" -> Look.isWaiting(names.activity(word(call)));
      case "in_progress" -> Look.isInProgress(names.activity(word(call)));
      case "queue" -> Look.queue(names.activity(word(call)));
      case "in_service" -> Look.inService(names.activity(word(call)));
      default -> function(call);
    };
  }

  private Node function(Expression.Call call) {
    return Function.isKnown(call.function())
        ? Function.of(call.function(), call.positional().stream().map(this::node).toList())
        : lookUp(names.table(call.function()), call);
  }

  private Node lookUp(PointTable table, Expression.Call call) {
    if (call.positional().size() != 1) {
      throw new SimulationException(
          "The table %s() takes one argument.".formatted(call.function()));
    }
    return Function.lookUp(table, node(call.positional().get(0)));
  }

  private static String word(Expression.Call call) {
    List<Expression> arguments = call.positional();
    if (arguments.size() == 1 && arguments.get(0) instanceof Expression.Text text) {
      return text.value();
    }
    throw new SimulationException(
        "%s() takes one name in quotes, such as %s(\"relief\")."
            .formatted(call.function(), call.function()));
  }
}
