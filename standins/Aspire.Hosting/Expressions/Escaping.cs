using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

internal static class Escaping
{
    /// <summary>The expression as part of a URI. A plain text is escaped now, so that no value needs it later.</summary>
    public static ReferenceExpression Escaped(this ReferenceExpression expression) =>
        expression.ValueProviders.Count == 0
            ? ReferenceExpression.Create($"{Uri.EscapeDataString(expression.ValueExpression)}")
            : ReferenceExpression.Create($"{expression:uri}");
}
