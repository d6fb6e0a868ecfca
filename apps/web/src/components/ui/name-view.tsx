'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';

const NAME_MAX_CHARACTERS = 40;

interface NameViewProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSave: (name: string) => void;
}

/** Asks what a view of a list is to be called. */
export function NameView({ open, onOpenChange, onSave }: NameViewProps) {
  const t = useTranslations();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('lists.saveView')}
      description={t('lists.saveViewText')}
    >
      <NameForm onSave={onSave} onCancel={() => onOpenChange(false)} />
    </Dialog>
  );
}

interface NameFormProps {
  onSave: (name: string) => void;
  onCancel: () => void;
}

/** Inside the dialog, so that it begins empty each time it opens. */
function NameForm({ onSave, onCancel }: NameFormProps) {
  const t = useTranslations();
  const [name, setName] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  return (
    <form
      noValidate
      className="contents"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') setIsMissing(true);
        else onSave(name.trim());
      }}
    >
      <DialogBody>
        <Field
          label={t('lists.viewName')}
          error={isMissing && name.trim() === '' ? t('lists.viewNameNeeded') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={NAME_MAX_CHARACTERS}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </DialogBody>
      <DialogActions>
        <Button onClick={onCancel}>{t('overlay.cancel')}</Button>
        <Button type="submit" variant="primary">
          {t('lists.save')}
        </Button>
      </DialogActions>
    </form>
  );
}
