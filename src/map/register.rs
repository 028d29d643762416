//! The voices, sources and groups of a map: adding, changing, and removing those nothing refers to.

use crate::error::{Error, ErrorKind, Noun};
use crate::map::attributes::{Attributes, check_data};
use crate::map::id::{GroupId, SourceId, VoiceId};
use crate::map::source::{Group, Source, Voice};
use crate::map::{ArgumentMap, unknown};

impl ArgumentMap {
    /// Adds a voice.
    ///
    /// # Errors
    /// Its key is empty, taken, or holds a control character.
    pub fn add_voice(&mut self, voice: Voice) -> Result<VoiceId, Error> {
        check_data(&voice.data)?;
        Ok(VoiceId(self.voices.add(voice)?))
    }

    /// Adds a source.
    ///
    /// # Errors
    /// Its key is empty, taken, or holds a control character.
    pub fn add_source(&mut self, source: Source) -> Result<SourceId, Error> {
        check_data(&source.data)?;
        Ok(SourceId(self.sources.add(source)?))
    }

    /// Adds a group.
    ///
    /// # Errors
    /// Its key is empty, taken, or holds a control character; its parent is not in the map.
    pub fn add_group(&mut self, group: Group) -> Result<GroupId, Error> {
        if let Some(parent) = group.parent {
            self.group(parent).ok_or_else(|| unknown(Noun::Group, parent.index()))?;
        }
        check_data(&group.data)?;
        Ok(GroupId(self.groups.add(group)?))
    }

    /// Puts `voice` in the place of one that is there.
    ///
    /// # Errors
    /// As for [`add_voice`](Self::add_voice); or the id is not in the map.
    pub fn set_voice(&mut self, id: VoiceId, voice: Voice) -> Result<(), Error> {
        self.voice(id).ok_or_else(|| unknown(Noun::Voice, id.index()))?;
        check_data(&voice.data)?;
        Ok(self.voices.replace(id.0, voice)?)
    }

    /// Puts `source` in the place of one that is there.
    ///
    /// # Errors
    /// As for [`add_source`](Self::add_source); or the id is not in the map.
    pub fn set_source(&mut self, id: SourceId, source: Source) -> Result<(), Error> {
        self.source(id).ok_or_else(|| unknown(Noun::Source, id.index()))?;
        check_data(&source.data)?;
        Ok(self.sources.replace(id.0, source)?)
    }

    /// Puts `group` in the place of one that is there.
    ///
    /// # Errors
    /// As for [`add_group`](Self::add_group); the id is not in the map; or the group would lie within itself.
    pub fn set_group(&mut self, id: GroupId, group: Group) -> Result<(), Error> {
        self.group(id).ok_or_else(|| unknown(Noun::Group, id.index()))?;
        let mut ancestor = group.parent;
        while let Some(parent) = ancestor {
            if parent == id {
                return Err(ErrorKind::GroupWithinItself { key: group.key }.into());
            }
            ancestor = self.group(parent).ok_or_else(|| unknown(Noun::Group, parent.index()))?.parent;
        }
        check_data(&group.data)?;
        Ok(self.groups.replace(id.0, group)?)
    }

    /// Removes a voice that nothing refers to. Linear in the map.
    ///
    /// # Errors
    /// [`ErrorKind::StillUsed`], or [`ErrorKind::UnknownId`].
    pub fn remove_voice(&mut self, id: VoiceId) -> Result<(), Error> {
        let voice = self.voice(id).ok_or_else(|| unknown(Noun::Voice, id.index()))?;
        self.check_unused(Noun::Voice, &voice.key, |a| a.voicing().is_some_and(|v| v.voice == id))?;
        self.voices.remove(id.0);
        Ok(())
    }

    /// Removes a source that nothing quotes. Linear in the map.
    ///
    /// # Errors
    /// [`ErrorKind::StillUsed`], or [`ErrorKind::UnknownId`].
    pub fn remove_source(&mut self, id: SourceId) -> Result<(), Error> {
        let source = self.source(id).ok_or_else(|| unknown(Noun::Source, id.index()))?;
        self.check_unused(Noun::Source, &source.key, |a| a.quotes().iter().any(|q| q.source == id))?;
        self.sources.remove(id.0);
        Ok(())
    }

    /// Removes a group that has no members. Linear in the map.
    ///
    /// # Errors
    /// [`ErrorKind::StillUsed`], or [`ErrorKind::UnknownId`].
    pub fn remove_group(&mut self, id: GroupId) -> Result<(), Error> {
        let group = self.group(id).ok_or_else(|| unknown(Noun::Group, id.index()))?;
        self.check_unused(Noun::Group, &group.key, |a| a.group() == Some(id))?;
        if let Some((_, child)) = self.groups().find(|(_, other)| other.parent == Some(id)) {
            let (key, user) = (group.key.clone(), child.key.clone());
            return Err(ErrorKind::StillUsed { noun: Noun::Group, key, user }.into());
        }
        self.groups.remove(id.0);
        Ok(())
    }

    fn check_unused(
        &self,
        noun: Noun,
        key: &str,
        uses: impl Fn(&Attributes) -> bool,
    ) -> Result<(), ErrorKind> {
        match self.nodes().find(|(_, node)| uses(node.attributes())) {
            Some((_, node)) => {
                Err(ErrorKind::StillUsed { noun, key: key.to_owned(), user: node.key().to_owned() })
            }
            None => Ok(()),
        }
    }
}
