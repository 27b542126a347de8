using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Airbnb.Core.Persistence;

/// <summary>Database names in snake_case, enums as snake_case strings: one convention instead of hundreds of names.</summary>
public static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0;
            var afterLower = i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]));
            var beforeLower =
                i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsLetter(name[Math.Max(0, i - 1)]);
            if (startsWord && (afterLower || beforeLower))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
                entity.SetTableName(Of(table));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Of(property.GetColumnName()));
            foreach (var key in entity.GetKeys())
                key.SetName(Of(key.GetName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
            foreach (var complex in entity.GetComplexProperties())
            foreach (var property in complex.ComplexType.GetProperties())
                property.SetColumnName(Of(ColumnName(complex, property)));
        }
    }

    /// <summary>EF would prefix it too, but only after this convention has run.</summary>
    private static string ColumnName(IMutableComplexProperty complex, IMutableProperty property) =>
        property.FindAnnotation(RelationalAnnotationNames.ColumnName)?.Value as string
        ?? $"{complex.Name}_{property.Name}";
}
