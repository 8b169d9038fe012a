import Curses
import Glibc
import Screen

/// What the terminal is and can show.
enum TerminalChecks {
  static var all: [Check] { [type, colours, locale, size, clipboard] }

  private static var type: Check {
    let subject = "terminal type"
    let name = ProcessEnvironment.value("TERM") ?? ""
    let entry = TerminfoEntry.path(of: name)
    do throws(TerminalError) {
      _ = try CursesTerminal.coloursOfType()
      return Check(.ok, subject, "\(name), in \(entry ?? "a place that ncurses knows")")
    } catch {
      var details: [String] = []
      if let entry {
        details.append("It is described in \(entry)")
      } else if !name.isEmpty {
        details.append("Looked in \(TerminfoEntry.folders.joined(separator: ", "))")
        details.append("The Debian package ncurses-term describes more types than ncurses-base")
      }
      return Check(.missing, subject, "\(error)", details)
    }
  }

  private static var colours: Check {
    if ProcessEnvironment.hasNoColour {
      return Check(.ok, "colours", "none, because NO_COLOR is set")
    }
    let count = (try? CursesTerminal.coloursOfType()) ?? 0
    return count >= 8
      ? Check(.ok, "colours", "\(count)")
      : Check(
        .doubt, "colours", "\(count): bold, underline and reverse tell what colours would",
        ["Where the terminal has colours: TERM=xterm-256color"])
  }

  private static var locale: Check {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let named = names.lazy.compactMap { name in
      ProcessEnvironment.value(name).flatMap { $0.isEmpty ? nil : "\(name)=\($0)" }
    }.first
    return CursesTerminal.writesUTF8()
      ? Check(.ok, "characters", "UTF-8 (\(named ?? "the reader's own choice"))")
      : Check(
        .doubt, "characters", "not UTF-8 (\(named ?? "no locale is set")): ASCII stands in for the rest",
        ["Set LANG=C.UTF-8, or another locale that `locale -a` lists"])
  }

  private static var size: Check {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return Check(
        .ok, "size", "not looked at: no terminal here (the reader needs one, the other commands do not)")
    }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return Check(.doubt, "size", "the terminal does not tell", ["`stty rows 24 cols 80` says it"])
    }
    let text = "\(size.ws_col) x \(size.ws_row)"
    return size.ws_col < 40 || size.ws_row < 10
      ? Check(.doubt, "size", "\(text), little room", ["60 x 15 shows two panes, 100 columns show three"])
      : Check(.ok, "size", text)
  }

  private static var clipboard: Check {
    var details: [String] = []
    if ProcessEnvironment.value("TMUX") != nil { details.append("In tmux: set -g set-clipboard on") }
    let tools = ["wl-copy", "xclip", "xsel", "pbcopy"].filter { SearchPath.program($0) != nil }
    if !tools.isEmpty { details.append("To copy by a program: | and \(tools.joined(separator: ", "))") }
    return Check(.ok, "copying", "OSC 52: the terminal must allow it", details)
  }
}

/// Where the description of a terminal type lies (terminfo(5), "Fetching Compiled Descriptions").
enum TerminfoEntry {
  /// The folders that are looked in, in order.
  static var folders: [String] {
    var folders: [String] = []
    if let own = ProcessEnvironment.value("TERMINFO"), !own.isEmpty { folders.append(own) }
    if let home = ProcessEnvironment.value("HOME"), !home.isEmpty { folders.append(home + "/.terminfo") }
    let usual = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
    if let more = ProcessEnvironment.value("TERMINFO_DIRS"), !more.isEmpty {
      // An empty part stands for the usual folders.
      for part in more.split(separator: ":", omittingEmptySubsequences: false) {
        folders += part.isEmpty ? usual : [String(part)]
      }
    } else {
      folders += usual
    }
    return folders
  }

  /// The file that describes a type; `nil` where there is none.
  static func path(of name: String) -> String? {
    guard let first = name.utf8.first, !name.contains("/") else { return nil }
    let digits = String(first, radix: 16)
    for folder in folders {
      for part in [String(Unicode.Scalar(first)), digits] {
        let path = "\(folder)/\(part)/\(name)"
        if access(path, R_OK) == 0 { return path }
      }
    }
    return nil
  }
}
