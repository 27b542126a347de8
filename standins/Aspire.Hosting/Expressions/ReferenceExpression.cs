using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A text with values in it that are known when the application runs.</summary>
public class ReferenceExpression : IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    /// <summary>The empty text.</summary>
    public static readonly ReferenceExpression Empty = new("", [], [], []);

    private readonly string[] _manifestExpressions;
    private readonly string?[] _stringFormats;

    private ReferenceExpression(
        string format,
        IValueProvider[] valueProviders,
        string[] manifestExpressions,
        string?[] stringFormats
    )
    {
        Format = format;
        ValueProviders = valueProviders;
        _manifestExpressions = manifestExpressions;
        _stringFormats = stringFormats;
    }

    /// <summary>The text, a composite format string.</summary>
    public string Format { get; }

    /// <summary>What the values in the manifest are called.</summary>
    public IReadOnlyList<string> ManifestExpressions => _manifestExpressions;

    /// <summary>The values in the text.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    /// <summary>How each value is written: null as it is, <c>uri</c> escaped.</summary>
    public IReadOnlyList<string?> StringFormats => _stringFormats;

    /// <inheritdoc />
    public string ValueExpression => string.Format(CultureInfo.InvariantCulture, Format, _manifestExpressions);

    IEnumerable<object> IValueWithReferences.References => ValueProviders;

    /// <summary>Makes an expression of an interpolated string.</summary>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.ToExpression();

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        if (Format.Length == 0)
        {
            return null;
        }

        var values = new string?[ValueProviders.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = await ValueProviders[i].GetValueAsync(cancellationToken);
            values[i] = value is null || _stringFormats[i] is null ? value : Uri.EscapeDataString(value);
        }

        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    internal sealed class Parts
    {
        private readonly StringBuilder _format = new();
        private readonly List<IValueProvider> _providers = [];
        private readonly List<string> _manifest = [];
        private readonly List<string?> _formats = [];

        public bool IsEmpty => _format.Length == 0;

        public void Text(string? value) =>
            _format.Append(
                value?.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
            );

        public void Value(IValueProvider provider, string? format)
        {
            if (format is not (null or "uri"))
            {
                throw new FormatException($"The format '{format}' is not supported. Supported is 'uri'.");
            }

            if (provider is ReferenceExpression inner && format is null)
            {
                Inline(inner);
                return;
            }

            var index = _providers.Count;
            _providers.Add(provider);
            _manifest.Add(((IManifestExpressionProvider)provider).ValueExpression);
            _formats.Add(format);
            _format.Append(CultureInfo.InvariantCulture, $"{{{index}}}");
        }

        public ReferenceExpression Build() => new(_format.ToString(), [.. _providers], [.. _manifest], [.. _formats]);

        private void Inline(ReferenceExpression inner)
        {
            var placeholders = Enumerable
                .Range(_providers.Count, inner.ValueProviders.Count)
                .Select(i => (object)$"{{{i}}}")
                .ToArray();
            // Formatting un-escapes the braces of the inner text: they are escaped again around the placeholders.
            _format.Append(
                string.Format(
                    CultureInfo.InvariantCulture,
                    inner
                        .Format.Replace("{{", "{{{{", StringComparison.Ordinal)
                        .Replace("}}", "}}}}", StringComparison.Ordinal),
                    placeholders
                )
            );
            _providers.AddRange(inner.ValueProviders);
            _manifest.AddRange(inner._manifestExpressions);
            _formats.AddRange(inner._stringFormats);
        }
    }

    /// <summary>Collects the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler
    {
        private readonly Parts _parts;

        /// <summary>Called by the compiler.</summary>
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount) => _parts = new Parts();

        /// <summary>Text between values.</summary>
        public void AppendLiteral(string value) => _parts.Text(value);

        /// <summary>A value known now.</summary>
        public void AppendFormatted(string? value) => _parts.Text(value);

        /// <summary>A value known now, written as told.</summary>
        public void AppendFormatted(string? value, string? format = null) =>
            _parts.Text(value is null || format is null ? value : Uri.EscapeDataString(value));

        /// <summary>A value known later.</summary>
        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => _parts.Value(valueProvider, null);

        /// <summary>A value known later, written as told.</summary>
        public void AppendFormatted<T>(T valueProvider, string? format = null)
            where T : IValueProvider, IManifestExpressionProvider => _parts.Value(valueProvider, format);

        /// <summary>A resource's value.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider =>
            _parts.Value(valueProvider.Resource, null);

        /// <summary>A resource's value, written as told.</summary>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null)
            where T : IResource, IValueProvider, IManifestExpressionProvider =>
            _parts.Value(valueProvider.Resource, format);

        internal ReferenceExpression ToExpression() => _parts.Build();
    }
}
