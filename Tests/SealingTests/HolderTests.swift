import Sodium
import Testing

@testable import Sealing

@Suite struct HolderTests {
  @Test func `part, name, key and epoch each make another place`() throws {
    let (key, other) = (try AgreementKey.generate().publicKey, try AgreementKey.generate().publicKey)
    let epoch = SealingFixture.epoch()
    let places = [
      Holder(.staff, id: "a", key: key).place(in: epoch), Holder(.advocate, id: "a", key: key).place(in: epoch),
      Holder(.staff, id: "b", key: key).place(in: epoch), Holder(.staff, id: "a", key: other).place(in: epoch),
      Holder(.staff, id: "a", key: key).place(in: epoch.next),
    ]
    #expect(Set(places).count == places.count)
  }
}
