/// A word that advertisements may not use, or one that only looks like it.
struct AdvertisingTerm {
  /// Why a word is not to be used.
  enum Kind: String {
    /// 广告法第九条第三项；工商广字〔1997〕207号（极品）；市场监管总局公告2023年第6号 has the exceptions.
    case absolute
    /// 广告法第九条第二项；食品安全法第七十三条第二款.
    case organ
    /// 食品安全法第七十一条、第七十三条第一款；广告法第十七条.
    case treatment
  }

  let word: String
  /// Nil for an ordinary word that holds one of the others.
  let kind: Kind?

  static let all: [AdvertisingTerm] =
    terms(
      .absolute,
      "国家级 世界级 最高级 最佳 最好吃 最好喝 最好的 最优 最优质 最先进 最正宗 最纯正 最便宜 最低价 最安全 最健康 最营养 最新鲜 最受欢迎 顶级 顶尖 极品 极致 独一无二 绝无仅有 史无前例 "
        + "全国第一 全省第一 全网第一 世界第一 天下第一 销量第一 口碑第一 第一品牌 全网最低 全国最低 全国领先 世界领先 百分之百纯天然 纯天然无污染")
    + terms(
      .organ, "特供 专供 政府推荐 政府指定 政府认可 机关推荐 机关指定 领导推荐 领导人推荐 国家机关推荐 国宴用 国宴专用")
    + terms(
      .treatment,
      "治疗 治愈 根治 包治 治病 防病 疗效 药效 防癌 抗癌 抗肿瘤 降血压 降血糖 降血脂 降三高 壮阳 排毒 消炎 预防疾病 增强免疫力 提高免疫力")
    // Tips for use, ranks of standards and plans are no praise of goods.
    + terms(
      nil,
      "防病虫 最好的办法 最好的时节 最好的季节 最佳食用期 最佳食用时间 最佳赏味期 最佳口感期 最佳采摘期 最佳观赏期 最佳游览时间 最佳旅游时间 最佳季节 最佳时间 国家级贫困县 国家级非物质文化遗产 国家级自然保护区 国家级森林公园")

  private static func terms(_ kind: Kind?, _ words: String) -> [AdvertisingTerm] {
    words.split(separator: " ").map { AdvertisingTerm(word: String($0), kind: kind) }
  }
}
