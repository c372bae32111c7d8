import { useSignal } from '@preact/signals';

/** A place where files are dropped, or chosen by whoever does not drag. `take` is given each by its name, with its text. */
export function Drop({
  label,
  accept,
  many,
  disabled,
  take,
}: {
  label: string;
  accept: string;
  many?: boolean;
  disabled: boolean;
  take: (files: { name: string; text: string }[]) => void;
}) {
  const over = useSignal(false);
  const read = async (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, many ? 20 : 1);
    if (files.length === 0) return;
    take(await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))));
  };
  return (
    <label
      class={`drop ${over.value ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        if (!disabled) void read(event.dataTransfer?.files);
      }}
    >
      <span>{label}</span>
      <input
        type="file"
        accept={accept}
        multiple={many ?? false}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          void read(currentTarget.files).then(() => {
            currentTarget.value = '';
          });
        }}
      />
    </label>
  );
}
