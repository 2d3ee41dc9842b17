internal import Catalogue
internal import Primitives
internal import Product

/// Which features bring which capability to bear on whom.
struct CapabilityReach {
  /// One of the things that a pattern needs: a capability, or any of several.
  struct Slot: Hashable {
    let capabilities: [Capability.ID]
  }

  private struct Key: Hashable {
    let slot: Slot
    /// Nil: about anyone.
    let subject: Role.ID?
  }

  private let features: [Feature]
  private var aboutRole: [Key: [Int]] = [:]
  private var all: [Slot: [Int]] = [:]

  /// Features in the order of their ids, so that the order in the file does not show.
  init(_ product: ProductModel, slots: some Sequence<Slot>) {
    features = product.features.sorted { $0.id < $1.id }
    var slotsOfCapability: [Capability.ID: [Slot]] = [:]
    for slot in Set(slots) {
      for capability in slot.capabilities { slotsOfCapability[capability, default: []].append(slot) }
    }
    for (place, feature) in features.enumerated() {
      let subjects = Set(feature.grants.map(\.subject))
      for slot in Set(feature.capabilities.flatMap { slotsOfCapability[$0] ?? [] }) {
        all[slot, default: []].append(place)
        for subject in subjects { aboutRole[Key(slot: slot, subject: subject), default: []].append(place) }
      }
    }
  }

  /// Every feature that supplies a slot.
  func suppliers(of slot: Slot) -> [Feature] { (all[slot] ?? []).map { features[$0] } }

  /// Suppliers whose subject is the role or anyone; for anyone, all.
  func count(of slot: Slot, reaching subject: Role.ID?) -> Int {
    guard let subject else { return all[slot]?.count ?? 0 }
    return places(slot, subject).count + places(slot, nil).count
  }

  func suppliers(of slot: Slot, reaching subject: Role.ID?) -> [Feature] {
    guard let subject else { return suppliers(of: slot) }
    return (places(slot, subject) + places(slot, nil)).map { features[$0] }
  }

  /// The first few suppliers, without copying all.
  func firstSuppliers(of slot: Slot, reaching subject: Role.ID?, most: Int) -> [Feature] {
    guard let subject else { return (all[slot] ?? []).prefix(most).map { features[$0] } }
    let few = places(slot, subject).prefix(most) + places(slot, nil).prefix(most)
    return few.map { features[$0] }
  }

  private func places(_ slot: Slot, _ subject: Role.ID?) -> [Int] { aboutRole[Key(slot: slot, subject: subject)] ?? [] }
}
