import Glibc
import JourneySupport
import Reader
import Screen
import Testing

@testable import pullquote

/// A terminal that waits like a person: it presses the next keys once the screen shows what they are for.
@MainActor
final class PatientTerminal: Terminal {
  /// What the person does next.
  enum Step {
    /// Looks at the screen until a text is there.
    case see(String)
    /// Looks until a text is gone.
    case seeNoMore(String)
    /// Presses keys, all at once.
    case press(String)
    /// Types text, all at once.
    case type(String)
    case resize(Int, Int)
    /// Does something outside of the reader.
    case outside(() throws -> Void)
  }

  private(set) var size: Size
  let capabilities = TerminalCapabilities(colours: 256, utf8: true)
  private(set) var copied: [String] = []
  /// The screens at each `see` that came true.
  private(set) var seen: [String] = []
  private(set) var picturesShown = 0
  private var screen = ""
  private var steps: ArraySlice<Step>
  private var patience = 3000

  init(_ columns: Int, _ rows: Int, _ steps: [Step]) {
    size = Size(columns: columns, rows: rows)
    self.steps = steps[...]
  }

  /// Runs a reader here; where it ends before all steps are done, that is a failure.
  func run(_ session: Session) {
    session.run(on: self, colours: 256) {}
    #expect(steps.isEmpty, "the reader has ended before; the screen was:\n\(screen)")
  }

  func present(_ grid: Grid, style: (UInt16) -> Style) {
    picturesShown += 1
    screen = Journey.text(of: grid).joined(separator: "\n")
  }

  func events(waitingAtMost milliseconds: Int?) -> [TerminalEvent] {
    while let step = steps.first {
      switch step {
      case .see(let text) where !screen.contains(text), .seeNoMore(let text) where screen.contains(text):
        // A person looks again after a moment; a minute is the end of it.
        usleep(10_000)
        patience -= 1
        guard patience > 0 else {
          Issue.record("waited in vain for “\(text)”; the screen is:\n\(screen)")
          return [.ended]
        }
        return []
      case .see, .seeNoMore:
        seen.append(screen)
        steps.removeFirst()
      case .press(let keys):
        steps.removeFirst()
        return keys.split(separator: " ").compactMap { Key(notation: String($0)) }.map { .key($0) }
      case .type(let text):
        steps.removeFirst()
        return text.unicodeScalars.map { .key(Key(.character($0))) }
      case .outside(let work):
        steps.removeFirst()
        do { try work() } catch { Issue.record(error) }
      case .resize(let columns, let rows):
        steps.removeFirst()
        size = Size(columns: columns, rows: rows)
        return [.resized(size)]
      }
    }
    return [.ended]
  }

  func copy(_ text: String) { copied.append(text) }
  func setMouse(_ on: Bool) {}
  func suspend() {}
  func lend(_ work: () -> Void) { work() }
  func invalidate() {}
}
