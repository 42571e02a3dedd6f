import ContentLoading
import ContentModel
import Rendering
import SiteStructure
import Testing

/// Records look to templates as links, as cards and in full.
@Suite struct RecordViewTests {
  @Test func aCardHasEveryFieldAndItsReferencesAsLinks() throws {
    let card = try #require(RecordViews(try smallSite()).list("products").first)
    #expect(
      card.written == """
        梨树大米{key: 'dami-01', path: 'products/dami-01/', collection: 'products', has_body: true, id: 'dami-01', title: '梨树大米', \
        village: 梨树村{key: 'lishu', title: '梨树村', path: 'villages/lishu/', collection: 'villages'}, kind: '粮油', \
        price: 28.00{value: 28.0, text: '28.00元', unit: '元'}, sales_unit: '袋', organic: true, \
        since: 2019年10月1日{iso: '2019-10-01', year: 2019, month: 10, day: 1, text: '2019年10月1日'}, \
        image: images/dami.jpg{path: 'images/dami.jpg', source: 'images/dami.jpg', width: none, height: none, focus: none}, \
        image_alt: '一袋大米'}
        """)
  }

  @Test func packedRecordsLookTheSame() throws {
    let (apart, packed) = (try smallSite(), try smallSite(unpacked: 0))
    let views = (RecordViews(apart), RecordViews(packed))
    for collection in apart.library.collections {
      let name = collection.schema.name
      #expect(packed.library.collection(name)?.records.allSatisfy(\.values.isPacked) == true)
      #expect(views.1.list(name).map(\.written) == views.0.list(name).map(\.written))
      for record in collection.records {
        let same = try #require(packed.library.record(record.id))
        #expect(views.1.full(same).written == views.0.full(record).written)
        #expect(views.1.related(to: record.id).written == views.0.related(to: record.id).written)
        #expect(views.1.others(than: same).alike.written == views.0.others(than: record).alike.written)
        #expect(views.1.card(of: record.id)?.written == views.0.card(of: record.id)?.written)
      }
    }
  }

  @Test func whatIsEmptyIsNoneAndEmptyListsAreLists() throws {
    let views = RecordViews(try smallSite())
    let product = try #require(views.list("products").last)
    for name in ["price", "sales_unit", "organic", "image", "image_alt"] { #expect(product.member(name)?.written == "none") }
    #expect(product.member("kind")?.written == "'加工品'")
    #expect(product.member("has_body")?.written == "false")
    let article = try #require(views.list("news").first)
    #expect(article.member("keywords")?.written == "[]")
  }

  @Test func inFullAReferenceIsTheWholeCard() throws {
    let site = try smallSite()
    let products = try #require(site.library.collection("products"))
    let record = try #require(products["dami-01"])
    let full = RecordViews(site).full(record)
    #expect(full.member("village.households")?.written == "1200")
    #expect(full.member("village.has_body")?.written == "false")
    #expect(full.member("title")?.written == "'梨树大米'")
  }

  @Test func recordsThatReferToOneAreItsRelated() throws {
    let related = RecordViews(try smallSite()).related(to: RecordID(collection: "villages", key: "liuhe"))
    #expect(related.member("products.0.title")?.written == "'柳河小米'")
    #expect(related.member("products.1.title")?.written == "'酸菜'")
    for name in ["news", "progress", "units", "villages"] { #expect(related.member(name)?.written == "[]", "\(name)") }
  }

  @Test func recordsWithoutPagesHaveNoPath() throws {
    #expect(RecordViews(try smallSite()).list("units").first?.member("path")?.written == "none")
  }

  @Test func onlyCollectionsWithPagesAreOfferedToEveryPage() throws {
    let collections = RecordViews(try smallSite()).collections
    #expect(collections.member("products.2.title")?.written == "'酸菜'")
    #expect(collections.member("villages.0.title")?.written == "'梨树村'")
    #expect(collections.member("units") == nil)
    #expect(collections.member("progress") == nil)
  }
}
