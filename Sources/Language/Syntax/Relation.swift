/// A basic relation of Universal Dependencies between a token and its head.
///
/// Of the subtypes, those are kept that the treebanks use often enough to be learned; the others are read as what they
/// are subtypes of.
public enum Relation: UInt8, Sendable, CaseIterable {
  case root, punct, `case`, det, nsubj, advmod, amod, obj, obl, nmod, compound, conj, cc, mark, aux, cop,
    advcl
  case nmodPoss, xcomp, flat, aclRelcl, ccomp, acl, appos, auxPass, nummod, parataxis, nsubjPass, nmodUnmarked
  case oblUnmarked, discourse, compoundPrt, expl, fixed, iobj, list, oblAgent, dep, nmodDesc, csubj, detPredet
  case advclRelcl, vocative, goeswith, reparandum, ccPreconj, orphan, dislocated

  /// The relation as the treebanks write it: "nsubj:pass".
  public var name: String { Self.names[Int(rawValue)] }

  /// The relation with this name or, for a subtype that is not kept, the relation it is a subtype of.
  public init?(name: Substring) {
    if let index = Self.names.firstIndex(where: { $0 == name }) {
      self.init(rawValue: UInt8(index))
    } else if let colon = name.firstIndex(of: ":") {
      self.init(name: name[..<colon])
    } else {
      return nil
    }
  }

  /// The relation that it is a subtype of, or itself.
  public var universal: Relation {
    switch self {
    case .nmodPoss, .nmodUnmarked, .nmodDesc: .nmod
    case .aclRelcl: .acl
    case .auxPass: .aux
    case .nsubjPass: .nsubj
    case .oblUnmarked, .oblAgent: .obl
    case .compoundPrt: .compound
    case .detPredet: .det
    case .advclRelcl: .advcl
    case .ccPreconj: .cc
    default: self
    }
  }

  /// Whether the token is a subject of its head.
  public var isSubject: Bool { self == .nsubj || self == .nsubjPass || self == .csubj }

  private static let names = [
    "root", "punct", "case", "det", "nsubj", "advmod", "amod", "obj", "obl", "nmod", "compound", "conj", "cc",
    "mark",
    "aux", "cop", "advcl", "nmod:poss", "xcomp", "flat", "acl:relcl", "ccomp", "acl", "appos", "aux:pass",
    "nummod",
    "parataxis", "nsubj:pass", "nmod:unmarked", "obl:unmarked", "discourse", "compound:prt", "expl", "fixed",
    "iobj",
    "list", "obl:agent", "dep", "nmod:desc", "csubj", "det:predet", "advcl:relcl", "vocative", "goeswith",
    "reparandum", "cc:preconj", "orphan", "dislocated",
  ]
}
