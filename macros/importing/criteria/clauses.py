"""The clauses that criteria are made of, one line of the table each; what none of them says is not understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.assessment.spelling import Words

N = r"\d+(?:\.\d+)?"
UNIT = r"万?(?:公斤|千克|人次|场次|个月|万元|分钟|小时|公里|公顷|平方米|立方米|批次|[个批册套台座辆所项次例处点笔株只头人天日月年起条名件分户场家种类度元份篇亩吨米页])(?:/(?:人天|人次|平方米|[人天日月年次户亩件场个吨]))?"
LIMIT = rf"-?{N}(?:%|{UNIT})?"
WEIGHT = (
    r"(?:该|本|此|相应|对应|指标|所占|各自|目标|总|的)*(?:项|要点|部分|指标)?的?"
    r"(?:权重分值|权重分数|权重分|权重|标准分值|标准分|指标分值|指标分|分值|分数|总分|满分)"
)
SHARE = rf"(?:{N}%|\d+/\d+)"
PRICE = rf"(?:(?!0分){N}分|{WEIGHT}的?{SHARE}|{SHARE}的?{WEIGHT})"
S = r"[^,;:\d=<>≥≤±()%每扣得分]{0,24}?"
"""What is spoken of, in a few words."""
TEXT = r"(?:[≤≥<>](?=[一-鿿])|[^;=<>≥≤每扣酌减%\d①-⑳]|减(?=[少轻免排])|\d+个?(?:工作日|小时|分钟|[天日])[之以]?内){1,60}?"
_IT = r"(?:则|该指标|本指标|该项|本项|此项|,|:|的|(?<![及按准定实限超])时|者|为)*"
_EARNS = r"(?:得|计|记|评|给|赋|获|可得|得到|得分为|计为)?"
SCORE = rf"(?:{_IT}{_EARNS}(?P<score>满分|全分|{PRICE}|{WEIGHT}|(?<=得){SHARE})|{_IT}(?P<zero>不得分|不计分|不给分|不予计分|无分|{_EARNS}0分))"
_TAKES = r"(?:扣除|扣减|扣|减)"
_IN = r"\((?P<{0}>含|不含|包含|包括|不包含|不包括)(?P<{0}_of>{1})?\)|(?P<{0}_>含)"
_BETWEEN = rf"(?P<low>{LIMIT})(?:{_IN.format('low_in', LIMIT)})?-(?P<high>{LIMIT})(?:之间|以内|区间|范围内)*(?:{_IN.format('high_in', LIMIT)})?"
_SIGNS = rf"(?P<first>{LIMIT})(?P<first_op>[≤<≥>]){S}(?P<second_op>[≤<≥>])(?P<second>{LIMIT})"
_ENDS = rf"(?P<op>[≤<≥>=])(?P<end>{LIMIT})(?:\((?P<end_in>含|不含)\))?(?:(?:,|且|但|并|或|、)*{S}(?P<op2>[≤<≥>])(?P<end2>{LIMIT}))?"
_SIDED = rf"(?P<sided>{LIMIT})(?:\(含(?:{LIMIT})?\))?(?:及|\(含\)|\(含本数\)|含)?(?P<side>以上|以下|[以之]?内)(?:\((?P<side_in>含|不含)(?:{LIMIT})?\))?(?:(?:,|且|但)?(?P<side_op>[<>≤≥])(?P<side_end>{LIMIT}))?"
_WHAT = r"(?:(?!的|时|为|之间|区间|范围)(?P<what>[^,;:≤<≥>=()\d每扣得计且并但或和及的]{1,8}?))?"
"""What is so many, behind the number: so many of these, within so many days of that."""
_EXACTLY = rf"(?:达到|达|为|等于|实现)?(?P<exact>{LIMIT})"
RANGE = rf"(?!.{{0,12}}各占)(?P<subject>{S})(?:在|介于|处于|达到|为)?(?:{_SIGNS}|(?!\d{{4}}[年-])(?:{_BETWEEN}|{_SIDED}|{_ENDS}){_WHAT}|{_EXACTLY})(?:之间|以内|区间|范围内|的|时|以上|为[优良中差]|,|:)*"
_CASE = r"(?P<unit>月次|个月|批次|人次|场次|[类座辆次例处笔起项个人件点条篇场期家天名户份所套台批村校册张]|要点|个要点|个要素|个方面)(?:\([个项次例处笔件套条台份]\))?"
_POINT = r"(?:点|项|条|个|要点|要素|评价要点|子项|方面|内容|指标)"
_CIRCLED = r"[①-⑳]"
_LISTED = r"(?:(?<=[①-⑳])|(?<=\d[.、)])|(?<=\(\d\)))"
_FAULTY = (
    r"(?:(?P<fault>[^,;:\d%每扣得]{0,20}(?:未|没有|低于|滞后|逾期|推迟|不足|不到位|不符合)[^,;:\d%每扣得]{0,20}"
    r"|(?:[^,;:\d%每扣得]{1,20}不|(?:存在|出现|发生|发现|有))[^,;:\d%每扣得]{1,30}的),)?"
)
"""Says of what lies short of a target, or is not as it should be, before it is told what each step or case loses."""
_UP, _DOWN = r"(?:超过|超出|高于|增加|上升|提高)", r"(?:降低|低于|减少|下降)"
_EITHER = rf"{_UP}(?:\(|或者|或|/|、){_DOWN}\)?|{_DOWN}(?:\(|或者|或|/|、){_UP}\)?"
_SOUND = "完好|正常|规范|健全|完整|到位|合规|齐全|清晰|准确|整洁|良好|及时|有效|合理|干净|清洁|畅通|达标"
_SCORES = "[每扣减酌视]|按(?![时期月季年周规计要标合])|(?<!取)得|(?<![充部])分(?![工配解类析])|是否|否[决则]|若|如果|最[高低多少]|封顶|累计|重复|情[况形节]|除外|评定|折算|[上下]限"
"""Says how something is scored, and not alone how it should be."""
_RATE = r"[^,;:\d=<>≥≤%×/()]{1,20}?(?:率|比率|比例|比重|程度|系数|占比|度|比)"
_COUNT = r"[^,;:\d=<>≥≤%×/()]{1,20}?数"
_QUOTIENT = r"\(?[^,;:\d=<>≥≤%×/()]{2,24}\)?/[^,;:\d=<>≥≤%×/()]{2,24}?\)?"
_HUNDRED = r"(?:×100%)?"
_EARNED = r"(?:计算得分|得分|计分|给分|赋分|计算分值|计算|折算得分)"
_AGAIN = r"(?:,(?:符合|满足|具备|达到)(?:要点|要求)?的?,?(?:得|计)(?P=price))?"
"""Says a second time what each point gains."""
_LESS = rf"(?:不足|<)(?P<least>{LIMIT})(?:的|时|部分)?,?(?P<how>按(?:照)?比例(?:扣分|扣减|扣|计算|计)?|按{LIMIT}(?:计算|扣分|扣|计)?|不扣分?|不计)"

TABLE: tuple[tuple[str, str], ...] = (
    # T: says no more than every rule does
    ("T", rf"由[^,;:\d]{{2,12}}?(?:评判|评定|评分|打分|判断|认定)(?=[,:])|(?:现场|实地|随机)?(?:抽盘|抽查|检查|查阅|核查|盘点)[^,;]{{0,12}}(?=,每?(?:发现|有|存在))"
          rf"|(?:分别)?计算[^,;()]{{2,20}}率(?:\({S}(?:>|超过)100%的?,?按100%(?:计算|计)\))?,取(?:算术)?平均(?:值|数)?|(?:计划)?(?:完成|完工|竣工)(?:时间|日期|期限)为[^,;]{{1,16}}(?=[,;])|(?:根据|依据|按照?)[^,;]{{0,12}}调查(?:结果|情况)?|对照[^,;]{{1,12}}(?=,)|[^,;:\d()]{{1,20}}\([A-Z]\)(?=[:,])|以上\d+(?:项|个|点|条)(?:评价)?(?:内容|要点|方面|指标|要求)?|(?:直至|直到)?(?:将|把)?(?:该项|本项|该指标|本指标|此项)?(?:分值)?(?:扣完|扣满|扣至)(?:0分|(?P<all>{N})分|{WEIGHT}|{S})?为止|(?:直至|直到)?扣完|(?:得|加)?满分为止"
          rf"|(?:该项|本项)?(?:最高|最多)(?:得|不超过)(?:满分|{WEIGHT})|(?:该项|本项)?(?:最低|最少)(?:得|为)?0分|(?:该项|本项)?(?:(?:最多|最高)(?:扣|得|加)?|满分)(?P<most>{N})分"
          rf"|以{LIMIT}为(?:标准|基准)|截[至止][^,;]{{1,12}}(?=,)|{S}(?:>|超过)100%(?:的|时)?,?按(?:100%|满分)(?:计算|计分|计)"
          rf"|{N}(?:项|点|个|条)均不符合(?:要点)?的?,?(?:该项指标|该指标|该项|本项)?不得分"),
    # D: some things that are named have so much each
    ("D", rf"(?P<texts>{S}(?:、{S})+)(?:各|均|分别|各自|每项)(?:占|得|计)?(?P<price>{PRICE}|{SHARE})"),
    # L: each point of the criterion that is not met loses so much
    ("L", rf"(?:(?:以上|上述)?(?:\d*(?:个|项|条|点))?(?:评价)?要点(?:中)?,?)?(?:每)?(?:有|存在|发现|出现)?(?:任何)?(?:其中)?1(?:个)?{_POINT}{{1,3}}(?:不符合?|不满足|不具备|未满足|不达标|未达标|未达到|缺失|未做到|没有做到)(?:评价)?(?:要点|要求|规定|标准|条件)?(?:要求)?{_IT}{_TAKES}(?P<price>{PRICE})"),
    ("L", rf"(?:以上|上述)?(?:每)?(?:缺少|缺失|缺|少)1(?:个)?{_POINT}{{1,2}}{_IT}{_TAKES}(?P<price>{PRICE})"),
    # X: each point that is met gains so much
    ("X", rf"(?:(?:以上|上述)?\d+(?:项|个|点|条),?)?每?(?:具备|符合|满足|达到|完成|有)1(?:个)?(?:点|项|条|个|要点|要素|方面)(?:要点|要素|评价要点|要求|内容|条件)?(?:要求)?{_IT}(?:得|计)(?P<price>{PRICE}){_AGAIN}"),
    ("X", rf"(?:以上|上述)?(?:评价要点|要点)?(?:\d+(?:个|项|条|点)(?:评价)?(?:要点|要素|内容|方面),)?(?:\d+(?:个|项|条|点)|各|每个|每项|每条)(?:评价)?(?:要点|要素|内容|方面|条件)?(?:各|均|分别)?(?:占|计|得|(?<=每[个项条]))(?P<price>{PRICE}|{SHARE}){_AGAIN}"),
    # W: numbered points have so much each; O: the others; E: says that these are gained or lost
    ("W", rf"(?:符合|满足|具备|达到)?(?:评价)?(?:要点)?(?P<numbers>{_CIRCLED}(?:[、和及,]?{_CIRCLED}|[-—–~至到]{{1,2}}{_CIRCLED})*)(?:各|均|分别|各自)?(?:占|得|计|为)?(?P<price>{PRICE}|{SHARE})"),
    ("O", rf"(?:其余|其他|剩余)(?:要点|各要点|各项|各点)?(?:各|均)?(?:占|得|计|为)?(?P<price>{PRICE}|{SHARE}{WEIGHT})"),
    ("E", rf"每?有1项不符合(?:要求|规定)?的?,?(?:扣完该项分值|该项不得分)|缺1项不得该项分|[^;=\d每]{{0,24}}的,?相应扣分|(?:每)?(?:缺少|缺|少)(?:任1|任意1|任何1|1)项,?扣除?(?:该项|相应|对应)(?:分值|分数|权重分|权重|分)|(?:符合|满足|具备)(?:要点|要求)?的?得分(?:,不(?:符合|满足|具备)的?不得分)?|(?!.{{0,16}}(?:酌|视|适当))(?:符合{S}(?:要点|要求)?的?(?:,)?得(?:到)?(?:相应|对应)(?:要点)?(?:的)?(?:权重)?(?:分值|分数|权重分|权重|分)|(?:否则|不符合{S}|反之)(?:的)?,?(?:相应|对应)?(?:扣分|扣除(?:相应|对应)(?:分值|权重分|权重|分数)))"),
    # A: all points met, the full score; N: otherwise none; G: otherwise in proportion
    ("A", rf"{S}(?:全部|均|完全|都|同时)*(?:符合|满足|达到|具备)(?:全部|以上|上述|所有|各项|评价|相关|规定|\d+项|\d+个)*(?:要点|要求|条件|标准|内容|要素)(?:要求|的)?{_IT}(?:得|计)(?P<score>满分|全分|{N}分|{WEIGHT})"),
    ("A", rf"(?:以上|上述|评价要点|要点)?(?:全部|均|完全|都)(?:符合|满足|达到|具备){_IT}(?:得|计)?(?P<score>满分|全分|{N}分|{WEIGHT})"),
    ("A", rf"(?:{_CIRCLED}-{_CIRCLED}|\d+)(?:项|点|条|个){S}(?:齐全|完整|健全|齐备|具备|[均都]符合|全部符合){_IT}(?:得|计)(?P<score>满分|全分|{N}分|{WEIGHT})"),
    ("A", rf"是(?:的)?{_IT}得(?P<score>满分|{N}分)"),
    ("I", rf"(?P<text>是否{TEXT}|[^;=<>≥≤每扣酌减%\d]{{0,40}}是否{TEXT}(?=;))"),
    ("N", rf"(?:以上|上述)?(?:均|都|全部)(?:未|没有){S}的?,?不得分"),
    ("N", rf"(?:反之|否则|其他情况|其余情况|其他|其余|否|不符合(?:要点|要求|评价要点)?|不具备|未达到|未达标|达不到|不满足|超过|超出|超标|高于|低于|不足)(?:的)?{_IT}(?:不得分|得?0分|计0分|不计分)"),
    ("G", rf"(?:否则|反之|未达到(?:目标值|标准|的)?|未完成|未足额[^,;]{{1,4}}|达不到|不达标|其余|其他|<{LIMIT}|{LIMIT}以下)(?:的)?,?(?:则)?按(?:照)?(?:(?:实际)?(?:完成|到位)?(?:比例|比率|完成率|到位率)(?:折算)?{_EARNED}|实际{S}占(?:计划|目标|应){S}的?(?:比例|比率){_EARNED}"
          rf"|实际{S}/(?P<whole>{LIMIT}|目标值|目标数|计划数)×(?:{WEIGHT}|{N}分?)(?:计算得分|计分|计算|得分)?)"),
    # R: the weight times a rate
    ("R", rf"(?:否则,|反之,)?(?:{S}得分|{S}|得分)=(?:{WEIGHT}|(?P<full>{N})分?)×(?P<rate>{_RATE}|{_QUOTIENT}){_HUNDRED}(?=[,;(]|$)"),
    ("R", rf"(?:{S}(?:<|未达到|未达){LIMIT}(?:的,?|,)|未[^,;\d每扣得]{{0,8}}的?,|(?:否则|反之),?)?(?:(?:{S}得分|{S}|得分)=|以|按照|按|^)(?P<rate>{_RATE}|{_QUOTIENT}){_HUNDRED}×(?:{WEIGHT}|(?P<full>{N})分?){_HUNDRED}(?:计分|计算得分|计算|得分|计)?"),
    ("R", rf"(?:(?:否则|反之|(?:{S}<{LIMIT}|{LIMIT}以下)的?),?)?(?:{S}得分=|得分=|按)\(?(?P<rate>{_RATE}|{_COUNT})/(?P<whole>{LIMIT})\)?×(?:{WEIGHT}|(?P<full>{N})分?)(?:计算得分|计算|计分)?(?:,(?:>|超过)(?P=whole)[人个]?的?,?按(?P=whole)[人个]?(?:计算|计))?"),
    ("R", rf"(?P<rate>{_RATE}|{_COUNT}(?=/))(?:/(?P<whole>{LIMIT}))?×(?:{WEIGHT}|(?P<full>{N})分?)(?:=|为){S}得分"),
    ("R", rf"{S}(?:按照|按|根据)(?P<rate>(?:实际)?(?:完成|实现|达标|执行)(?:率|比例|比率)|比例){_EARNED}"),
    # F: says how a measure is worked out; K: when the full score is given anyhow
    ("F", rf"(?:{_RATE}={_QUOTIENT}{_HUNDRED}|{_QUOTIENT}×100%|(?<![^;]){TEXT}占{TEXT}的(?:比例|比率|比重|百分比))(?=[,;]|$)"),
    ("F", rf"[^,;:=]{{1,20}}{N}(?:%|分)?(?:\(含\))?(?:以上|以下)?的?为(?:达标|合格|及格|通过)(?=[,;]|$)"),
    ("F", r"(?:按照?|根据|依据)(?P<measured>[^,;:\d]{2,30}?(?:比例|比率|率|占比|数量|度))(?:分档|分段|分级|分等)(?:计分|得分|评分|赋分)?(?=[:,])"),
    ("K", rf"(?P<text>(?:没有|无|未安排|不涉及|未发生){S})(?:的部门|的单位|的项目|的)?,?(?:按满分(?:计算|计)?|得满分|不扣分)"),
    ("K", rf"(?:如|若|如果)?(?P<text>(?:当年|本年度?|年度内)(?:没有|无|未安排|不涉及|未发生){S})的?,?得(?P<score>满分|{N}分)"),
    # S: beyond a limit, each step loses so much
    ("S", rf"{_FAULTY}(?:(?P<between>{LIMIT})[<≤]{S}[<≤]{LIMIT}(?:的|,|时)*)?(?:(?P<subject>{S})(?P<op>[<>])(?P<end>{LIMIT})(?:的|,|时)*)?(?P<subject2>{S})每{S}(?P<way>{_EITHER}|<|>|降低|下降|降|减少|少|低|增加|上升|提高|升高|高|多|偏离|相差|偏差|延迟|延期|逾期|滞后|推迟|拖延|晚|差|超)(?:了|(?P<plan>于?(?:年度)?(?:目标|计划|任务)[值量数]?)|(?!于)[^,;:\d每扣得]{{1,3}})?"
          rf"(?P<per>{LIMIT})(?:以上)?(?:\({_LESS}\))?{_IT}{_TAKES}(?P<price>{PRICE})"),
    ("Q", rf"\(?{_LESS}\)?"),
    # C: each case loses so much
    ("C", rf"{_FAULTY}(?P<among>{S}\d+{_POINT}(?:[^,;:\d每扣得]{{0,8}}中,)?)?(?P<subject>{S})(?:每)?(?P<verb>发现|出现|存在|发生|有|缺少|缺失|缺|查出|被)(?P<before>{S})1{_CASE}(?P<what>{S}){_IT}{_TAKES}(?P<price>{PRICE})"),
    ("C", rf"(?P<subject>{S})每(?P<verb>少)(?P<before>{S})1{_CASE}(?P<what>{S}){_IT}{_TAKES}(?P<price>{PRICE})"),
    ("C", rf"{_FAULTY}(?P<subject>{S}),?每1?{_CASE}(?P<what>{S}){_IT}{_TAKES}(?P<price>{PRICE})"),
    ("C", rf"{_FAULTY}(?P<subject>{S})1{_CASE}(?P<what>{S}){_IT}{_TAKES}(?P<price>{PRICE})"),
    ("C", rf"(?P<subject>{S})每(?P<before>[迟漏误错瞒虚未缺逾超]{S})1{_CASE}(?P<what>{S}){_IT}{_TAKES}(?P<price>{PRICE})"),
    # Y: each case gains so much
    ("Y", rf"(?P<subject>{S}),?每{_CASE}(?P<what>{S}){_IT}(?:得|加|计)(?P<price>{PRICE})"),
    ("Y", rf"(?P<subject>{S})每(?P<before>(?:获得|取得)?{S})1{_CASE}(?P<what>{S}){_IT}(?:得|加|计)(?P<price>{PRICE})"),
    # P: a point that is listed
    ("P", rf"{_LISTED}(?P<text>(?:(?!\d分|扣减)[^;=<>≥≤每扣酌得①-⑳]){{2,80}}?)(?=;|{_CIRCLED}|$)"),
    # Z: how a score is rounded; J: how things should be, before it is told what each case loses
    ("Z", r"(?:得分|分值|结果|计算结果)?(?:按)?(?:四舍五入)?(?:后)?,?(?:保留(?:小数点后|小数)?(?P<decimals>\d)位(?:小数)?|保留整数|取整数?)"),
    ("J", rf"(?P<text>[^;=<>≥≤每扣酌减%\d]{{0,60}}(?:{_SOUND}))(?=,)"),
    ("J", rf"(?<![^;])(?P<text>(?:(?!{_SCORES})[^;:①-⑳]){{2,80}})(?=(?P<apart>;).)"),
    # H: begins a part that has so much of the weight
    ("H", rf"(?P<text>{S})(?:占|权重为?)(?P<price>{SHARE}(?:的?{WEIGHT})?|{WEIGHT}的?{SHARE}|{N}分)"),
    # B: a range and what it is worth
    ("B", rf"(?:若|如|如果|当)?{RANGE}(?:{SCORE}|{_IT}{_TAKES}(?P<lose>{PRICE}))"),
    # U: a range that what each step loses is counted from
    ("U", rf"{RANGE}(?=[,;]每)"),
    # M: what is not as it should be, and what that loses
    ("M", rf"(?!否|反之|其他|其余)(?P<text>[^;=<>≥≤每扣酌减得%\d①-⑳]{{1,60}}?){_IT}{_TAKES}(?P<price>{PRICE})"),
    # V: something in words and what it is worth
    ("V", rf"(?!否)(?P<text>{TEXT})\(?{SCORE}\)?"),
    # C, where nothing else is said by it: a single case loses all
    ("C", rf"(?P<subject>{S})每?(?P<verb>发现|出现|存在|发生|有)(?P<before>{S})1{_CASE}(?:及以上|或以上|以上)?(?P<what>{S}){_IT}(?P<price>不得分|不计分)"),
)  # fmt: skip
_FORMS = [(letter, re.compile(form)) for letter, form in TABLE]
_PAUSE, _REST = re.compile(r"[,;:]*"), re.compile("[^;①-⑳]*")
_END = re.compile(r"[,;:(、①-⑳]|\Z")
_LIMIT = re.compile(rf"(-?{N}%?)(.*)")
_NUMBER = re.compile(
    rf"(?:\(?\d{{1,2}}[.、)](?!\d)|[一二三四五六七八九十]、|\([一二三四五六七八九十]\)|{_CIRCLED}|其中|(?:评价|评分|计分)标准|评价要点(?=:)|说明|注)[,;:]*"
)


@dataclass(frozen=True)
class Clause:
    """One clause: the letter of its line in the table, what it says, and where it stands."""

    letter: str
    found: re.Match[str]
    words: Words

    def __getitem__(self, name: str) -> str:
        """Return a part of what it says, empty where it says nothing of the kind."""
        return self.found.groupdict().get(name) or ""

    def printed(self, name: str) -> str:
        """Return a part of what it says as it was printed."""
        return self.words.original(*self.found.span(name)) if self[name] else ""


def limit_of(words: str) -> tuple[str, str]:
    """Return a limit as a rule states it, and its unit."""
    found = _LIMIT.match(words)
    return (found[1], found[2]) if found else ("", "")


def readings(words: Words, start: int = 0) -> Iterator[tuple[Clause, ...]]:
    """Yield the ways in which a whole criterion is made of clauses, the first line of the table first."""
    if _past_pause(words, start) == len(words.text):
        yield ()
        return
    for clause, end in _next(words, start):
        yield from ((clause, *rest) if clause else rest for rest in readings(words, end))


def unread(words: Words) -> str:
    """Return the words of a criterion, as printed, that no clause says; empty where clauses say them all."""
    reached, left = {0}, [0]
    while left:
        ends = {end for _, end in _next(words, left.pop())} - reached
        reached |= ends
        left += ends
    at = _past_pause(words, max(reached))
    return words.original(at, _REST.match(words.text, at).end())  # type: ignore[union-attr]


def _next(words: Words, start: int) -> Iterator[tuple[Clause | None, int]]:
    """Yield each clause that may stand next, or a mark that numbers it, and where it ends."""
    at = _past_pause(words, start)
    for letter, form in _FORMS:
        found = form.match(words.text, at)
        if found and _END.match(words.text, found.end()):
            yield Clause(letter, found, words), found.end()
    if number := _NUMBER.match(words.text, at):
        yield None, number.end()


def _past_pause(words: Words, start: int) -> int:
    return _PAUSE.match(words.text, start).end()  # type: ignore[union-attr]
