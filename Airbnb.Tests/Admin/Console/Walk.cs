namespace Airbnb.Tests.Admin.Console;

/// <summary>Looks a page over as tools for accessibility do: names, labels, headings, ids, contrast, width.</summary>
public static class Walk
{
    public const string Script = """
        () => {
            const faults = [];
            const all = selector => [...document.querySelectorAll(selector)];
            const isShown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
            const textOf = id => document.getElementById(id)?.textContent ?? '';
            const nameOf = element => (
                element.getAttribute('aria-label')
                || (element.getAttribute('aria-labelledby') ?? '').split(' ').map(textOf).join(' ')
                || [...(element.labels ?? [])].map(label => label.textContent).join(' ')
                || (element.matches('input, select, textarea') ? '' : element.textContent)
                || element.getAttribute('alt') || ''
            ).trim();
            const tell = element => element.outerHTML.slice(0, 120).replace(/\s+/g, ' ');

            if (document.documentElement.lang !== 'en') faults.push('no language');
            if (document.title.length < 8) faults.push(`the title "${document.title}"`);
            if (all('h1').length !== 1) faults.push(`${all('h1').length} h1`);
            if (all('main').length !== 1) faults.push(`${all('main').length} main`);
            if (all('script').length) faults.push('a script');
            for (const element of all('a, button, summary, input:not([type=hidden]), select, textarea, nav, [role=region]'))
                if (isShown(element) && nameOf(element) === '') faults.push('no name: ' + tell(element));
            for (const image of all('img:not([alt])')) faults.push('no alt: ' + tell(image));
            for (const head of all('th:not([scope])')) faults.push('no scope: ' + tell(head));
            const ids = all('[id]').map(element => element.id);
            for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push('twice the id ' + id);
            for (const described of all('[aria-describedby]'))
                if (!document.getElementById(described.getAttribute('aria-describedby'))) faults.push('described by nothing: ' + tell(described));
            const levels = all('main h1, main h2, main h3').filter(isShown).map(heading => +heading.tagName[1]);
            if (levels.some((level, at) => level > (at ? levels[at - 1] : 0) + 1)) faults.push('headings ' + levels);
            const root = document.scrollingElement;
            if (root.scrollWidth > root.clientWidth) faults.push(`${root.scrollWidth - root.clientWidth} px too wide`);

            const parse = color => (color.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
            const light = rgb => {
                const [r, g, b] = rgb.map(part => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const groundOf = element => {
                for (let at = element; at; at = at.parentElement) {
                    const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
                    if (a > 0.99) return [r, g, b];
                }
                return [255, 255, 255];
            };
            for (const element of all('body *')) {
                const says = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '');
                if (!says || !isShown(element) || element.closest('[aria-hidden=true]')) continue;
                const style = getComputedStyle(element);
                const [one, other] = [light(parse(style.color).slice(0, 3)), light(groundOf(element))];
                const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
                const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && +style.fontWeight >= 700);
                if (ratio < (isLarge ? 3 : 4.5)) faults.push(`contrast ${ratio.toFixed(1)}: ` + tell(element));
            }
            return faults;
        }
        """;
}
