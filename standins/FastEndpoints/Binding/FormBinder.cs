namespace FastEndpoints;

/// <summary>Form fields and uploaded files into properties.</summary>
sealed class FormBinder(RequestProperties properties, HashSet<string>? bound)
{
    internal void Bind(object request, BinderContext context)
    {
        if (Read(context) is not { } form)
            return;
        foreach (var (name, value) in form)
        {
            bound?.Add(name);
            if (
                properties.Parameters.TryGetValue(name, out var property)
                && !property.Disabled.HasFlag(Source.FormField)
            )
                ParameterBinder.Bind(request, property, name, value, context.ValidationFailures);
        }

        BindFiles(request, form.Files, context.ValidationFailures);
    }

    static IFormCollection? Read(BinderContext context)
    {
        try
        {
            return context.HttpContext.Request.Form;
        }
        catch (Exception failure) when (Cfg.BndOpts.FormExceptionTransformer is { } transform)
        {
            context.ValidationFailures.Add(transform(failure));
            return failure is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? throw new ValidationFailureException(context.ValidationFailures, "Form binding failed!")
                : null;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            context.ValidationFailures.Add(
                new(Cfg.ErrOpts.GeneralErrorsField, "The request body contains malformed form data!")
            );
            return null;
        }
    }

    void BindFiles(object request, IFormFileCollection files, List<ValidationFailure> failures)
    {
        var collections = new Dictionary<BoundProperty, FormFileCollection>();
        foreach (var file in files)
        {
            var field = file.Name.Split('[')[0];
            if (properties.FileCollections.TryGetValue(field, out var collection))
                (collections.TryGetValue(collection, out var list) ? list : collections[collection] = []).Add(file);
            else if (properties.Parameters.TryGetValue(file.Name, out var property))
                BindFile(request, property, file, failures);
        }

        foreach (var (property, list) in collections)
            property.Set(request, list);
    }

    static void BindFile(object request, BoundProperty property, IFormFile file, List<ValidationFailure> failures)
    {
        if (property.Type == typeof(IFormFile))
            property.Set(request, file);
        else
            failures.Add(new(file.Name, "Files can only be bound to properties of type IFormFile!"));
    }
}
