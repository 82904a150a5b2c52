package org.reliefspan.simulation.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as bytes. Optional values, which Java does not serialize, travel as stand-ins. */
final class PortableRequest implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;

  PortableRequest(SimulationRequest request) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new Writer(written)) {
      out.writeObject(request);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    this.bytes = written.toByteArray();
  }

  @SuppressWarnings("BanSerializableRead") // what the constructor wrote
  SimulationRequest request() {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (SimulationRequest) in.readObject();
    } catch (IOException | ClassNotFoundException impossible) {
      throw new IllegalStateException("a request does not read back", impossible);
    }
  }

  private static final class Writer extends ObjectOutputStream {
    Writer(ByteArrayOutputStream out) throws IOException {
      super(out);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object written) {
      return written instanceof Optional<?> optional ? new Maybe(optional.orElse(null)) : written;
    }
  }

  /** Stands for an optional value. */
  private record Maybe(@Nullable Object value) implements Serializable {
    private Object readResolve() {
      return Optional.ofNullable(value);
    }
  }
}
