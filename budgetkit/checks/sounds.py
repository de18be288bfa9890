"""How characters sound: what an input method offers for the same keys.

GB/T 2312—1980 sorts its 3,755 common characters by their sound in Hanyu Pinyin, so that those
of one sound stand together. The rarer ones, sorted by radical, have no sound here.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

_FIRST_OF_SOUND = (
    "啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春"
    "戳疵聪凑粗蹿摧村磋搭呆耽当刀德蹬堤颠碉跌丁丢东兜督端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈"
    "篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠"
    "捐撅均喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡"
    "萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦欧"
    "啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒"
    "腮三桑搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜苏酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅"
    "通偷凸湍推吞拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳曰耘"
    "匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨"
)


def _place(char: str) -> int | None:
    """Where the national standard has a character."""
    try:
        return int.from_bytes(char.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return None


_BEGINNINGS = [place for char in _FIRST_OF_SOUND if (place := _place(char)) is not None]
_LAST = _place("座")


@lru_cache(maxsize=8192)
def sound(char: str) -> int | None:
    """Return a number for the sound of a character, tones aside; None where it is not known.

    >>> sound("支") == sound("知") != sound("只要"[1])
    True
    """
    place = _place(char)
    if place is None or _LAST is None or not _BEGINNINGS[0] <= place <= _LAST:
        return None
    return bisect_right(_BEGINNINGS, place)


def is_homophone(one: str, other: str) -> bool:
    """Return whether two different characters sound alike."""
    return one != other and sound(one) is not None and sound(one) == sound(other)
